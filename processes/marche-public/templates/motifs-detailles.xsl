<?xml version="1.0" encoding="UTF-8"?>
<!--
  Detailed reasons, on request of a company turned down (CCP R2181-2, R2181-4).
  data: reference, subject, requestNumber, requestReceivedOn, rejections, winner {name, amount; total optional}, winnerAdvantages
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="entreprise.xsl"/>

  <xsl:template match="snapshot" mode="recipient">
    <xsl:call-template name="company">
      <xsl:with-param name="of" select="data/rejections/item[number = /snapshot/data/requestNumber]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="object">
    caractéristiques et avantages de l’offre retenue
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="consultation"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      Par votre demande reçue le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/requestReceivedOn"/></xsl:call-template>, vous souhaitez connaître les caractéristiques et les avantages de
      l’offre retenue. Elle est celle de <fo:inline font-weight="bold"><xsl:value-of select="data/winner/name"/></fo:inline>, pour
      <xsl:call-template name="money"><xsl:with-param name="value" select="data/winner/amount"/></xsl:call-template> HT<xsl:if test="data/winner/total"> et <xsl:call-template name="decimal"><xsl:with-param name="value" select="data/winner/total"/></xsl:call-template> points sur 100</xsl:if>.
    </fo:block>
    <xsl:apply-templates select="data/winnerAdvantages" mode="paragraphs"/>
    <xsl:if test="data/rejections/item[number = /snapshot/data/requestNumber]/details/item">
      <fo:block xsl:use-attribute-sets="paragraph">Votre offre a été notée ainsi.</fo:block>
      <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="30mm"/>
      <fo:table-column column-width="30mm"/>
      <fo:table-column column-width="26mm"/>
      <fo:table-header>
        <fo:table-row>
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
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/rejections/item[number = /snapshot/data/requestNumber]/details/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="criterion"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
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
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    </xsl:if>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading"><xsl:with-param name="text">Recours</xsl:with-param></xsl:call-template>
    <xsl:call-template name="pre-contract-appeals"/>
  </xsl:template>

</xsl:stylesheet>
