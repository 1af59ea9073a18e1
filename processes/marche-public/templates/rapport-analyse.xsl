<?xml version="1.0" encoding="UTF-8"?>
<!--
  Analysis of the tenders with notes, points and ranking (CCP R2152-6, R2152-7).
  data: reference, subject, procedure, criteria, priceFormula, ranking, candidates, offers; negotiationRecord optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/record.xsl"/>
  <xsl:import href="marche.xsl"/>

  <xsl:variable name="landscape">yes</xsl:variable>

  <xsl:template match="snapshot" mode="kind">
    Rapport d’analyse des offres
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
      <xsl:with-param name="name">Procédure</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="procedure"/></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact">
      <xsl:with-param name="name">Lot</xsl:with-param>
      <xsl:with-param name="value"><xsl:call-template name="lot"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Candidatures</xsl:with-param>
    </xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="proportional-column-width(2)"/>
      <fo:table-column column-width="36mm"/>
      <fo:table-column column-width="proportional-column-width(3)"/>
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
            <xsl:with-param name="text">Candidature</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Observations</xsl:with-param>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/candidates/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="number"/></xsl:with-param>
              <xsl:with-param name="align">center</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="name"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:choose><xsl:when test="application = 'admise'">admise</xsl:when><xsl:otherwise>rejetée</xsl:otherwise></xsl:choose>
              </xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="applicationNote"/></xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Recevabilité des offres</xsl:with-param>
    </xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="proportional-column-width(2)"/>
      <fo:table-column column-width="36mm"/>
      <fo:table-column column-width="40mm"/>
      <fo:table-column column-width="proportional-column-width(3)"/>
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
            <xsl:with-param name="text">Prix HT</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th"><xsl:with-param name="text">Offre</xsl:with-param></xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Observations</xsl:with-param>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/offers/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="number"/></xsl:with-param>
              <xsl:with-param name="align">center</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="name"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="money">
                  <xsl:with-param name="value" select="amount"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:choose><xsl:when test="offer = 'reguliere'">régulière</xsl:when><xsl:when test="offer = 'irreguliere'">irrégulière</xsl:when><xsl:when test="offer = 'inacceptable'">inacceptable</xsl:when><xsl:when test="offer = 'inappropriee'">inappropriée</xsl:when><xsl:otherwise>anormalement basse</xsl:otherwise></xsl:choose>
              </xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="offerNote"/></xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <xsl:if test="data/negotiationRecord">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Négociation</xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates select="data/negotiationRecord" mode="paragraphs"/>
    </xsl:if>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Critères</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="criteria"/>
    <xsl:call-template name="price-formula"/>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Notes et points</xsl:with-param>
    </xsl:call-template>
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="26mm"/>
      <fo:table-column column-width="24mm"/>
      <fo:table-column column-width="22mm"/>
      <fo:table-column column-width="proportional-column-width(4)"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Entreprise</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Critère</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Pondération</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Note sur 20</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Points</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Appréciation</xsl:with-param>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/ranking/item/details/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="../../name"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="criterion"/></xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="percent">
                  <xsl:with-param name="value" select="weight"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="decimal">
                  <xsl:with-param name="value" select="score"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="decimal">
                  <xsl:with-param name="value" select="points"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="comment"/></xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Classement</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="ranking"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      L’offre économiquement la plus avantageuse est celle de <xsl:value-of select="data/ranking/item[1]/name"/>, avec <xsl:call-template name="decimal"><xsl:with-param name="value" select="data/ranking/item[1]/total"/></xsl:call-template> points.
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
