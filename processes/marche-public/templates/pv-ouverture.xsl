<?xml version="1.0" encoding="UTF-8"?>
<!--
  Record of the opening of the tenders, with the register of what was deposited (CCP R2143-2, R2151-5, R2151-6).
  data: reference, subject, tendersDueOn, tendersDueTime, tenders, openingAttendees; tendersLate, tendersSuperseded, openingRemarks optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/record.xsl"/>
  <xsl:import href="marche.xsl"/>

  <xsl:template match="snapshot" mode="kind">
    Procès-verbal d’ouverture des plis
  </xsl:template>

  <xsl:template match="snapshot" mode="title">
    <xsl:value-of select="data/subject"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="reference">
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Référence</xsl:with-param>
      <xsl:with-param name="value" select="data/reference"/>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Date limite</xsl:with-param>
      <xsl:with-param name="value">
        <xsl:call-template name="date"><xsl:with-param name="iso" select="data/tendersDueOn"/></xsl:call-template> à <xsl:call-template name="time"><xsl:with-param name="iso" select="data/tendersDueTime"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Ouverture</xsl:with-param>
      <xsl:with-param name="value">
        <xsl:call-template name="date"><xsl:with-param name="iso" select="date"/></xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Personnes présentes</xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="data/openingAttendees" mode="list"/>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Plis ouverts</xsl:with-param>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="data/tenders/item">
        <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="34mm"/>
      <fo:table-column column-width="34mm"/>
      <fo:table-column column-width="32mm"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Pli</xsl:with-param>
            <xsl:with-param name="align">center</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Entreprise</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th"><xsl:with-param name="text">SIRET</xsl:with-param></xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Reçu le</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Prix HT</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/tenders/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="number"/></xsl:with-param>
              <xsl:with-param name="align">center</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="depositor/name"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="depositor/siret"/></xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="short-date"><xsl:with-param name="iso" select="receivedAt"/></xsl:call-template> à <xsl:call-template name="time"><xsl:with-param name="iso" select="receivedAt"/></xsl:call-template>
              </xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="money">
                  <xsl:with-param name="value" select="content/amount"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
        <fo:block xsl:use-attribute-sets="paragraph">
      Empreintes SHA-256 des plis, calculées à leur réception :
    </fo:block>
        <xsl:for-each select="data/tenders/item">
          <fo:block xsl:use-attribute-sets="small-text" space-after="2pt">
            Pli <xsl:value-of select="number"/> : <xsl:value-of select="concat(substring(sha256, 1, 32), ' ', substring(sha256, 33))"/>
          </fo:block>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><fo:block xsl:use-attribute-sets="paragraph">
      Aucun pli n’a été reçu dans le délai.
    </fo:block></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="data/tendersLate/item">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Plis reçus hors délai, éliminés sans être ouverts</xsl:with-param>
      </xsl:call-template>
      <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="44mm"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Pli</xsl:with-param>
            <xsl:with-param name="align">center</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Entreprise</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Reçu le</xsl:with-param>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/tendersLate/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="number"/></xsl:with-param>
              <xsl:with-param name="align">center</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="depositor/name"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="short-date"><xsl:with-param name="iso" select="receivedAt"/></xsl:call-template> à <xsl:call-template name="time"><xsl:with-param name="iso" select="receivedAt"/></xsl:call-template>
              </xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    </xsl:if>
    <xsl:if test="data/tendersSuperseded/item">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Plis remplacés par un envoi plus récent, non ouverts</xsl:with-param>
      </xsl:call-template>
      <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="44mm"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Pli</xsl:with-param>
            <xsl:with-param name="align">center</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Entreprise</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Reçu le</xsl:with-param>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/tendersSuperseded/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="number"/></xsl:with-param>
              <xsl:with-param name="align">center</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="depositor/name"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="short-date"><xsl:with-param name="iso" select="receivedAt"/></xsl:call-template> à <xsl:call-template name="time"><xsl:with-param name="iso" select="receivedAt"/></xsl:call-template>
              </xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    </xsl:if>
    <xsl:if test="data/openingRemarks">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Observations</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="data/openingRemarks" mode="paragraphs"/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
